import { type FileCode, fileTypesAllowed } from "../ground/file.ts";
import type { RefusalCatalogue, RefusalEntry } from "../ground/refusal.ts";

/** What an order that carries files is refused for, beside its rule. */
const ofOrders: Readonly<Record<FileCode, RefusalEntry>> = {
  FileNotUploaded: {
    means: "conflict",
    zh: "文件未由本人为此记录上传，或已过期，请重新上传",
    en: "The file was not uploaded by you for this record, or its time is over. Upload it again.",
  },
  FileTaken: {
    means: "conflict",
    zh: "该文件已随另一条指令记录",
    en: "The file was recorded with another order already.",
  },
};

export const fileRefusals = {
  ...ofOrders,
  FileTypeNotAllowed: {
    means: "invalid",
    zh: `不接受这种文件；可上传：${fileTypesAllowed.zh}`,
    en: `This kind of file is not taken. These are: ${fileTypesAllowed.en}.`,
  },
  FileTooLarge: {
    means: "invalid",
    zh: "文件过大：至多 {most} MB",
    en: "The file is too large: at most {most} MB are taken.",
  },
  FilesNotCarried: { means: "invalid", zh: "此类记录不能附文件", en: "Records of this kind carry no files." },
  UploadUnknown: {
    means: "unknown",
    zh: "没有这次上传，或已中断；请重新上传",
    en: "There is no such upload, or it broke off. Upload the file again.",
  },
  UploadElsewhere: {
    means: "conflict",
    zh: "已收到 {received} 字节，请由此继续",
    en: "The server has {received} bytes of the file; go on from there.",
  },
  TooManyUploads: {
    means: "tooMany",
    zh: "上传过多：请先提交或移除已上传的文件，或稍后再试",
    en: "Too many uploads: give or remove the files you uploaded, or try again shortly.",
  },
  FileStoreAway: {
    means: "conflict",
    zh: "文件存放处暂时无法使用，请稍后重试",
    en: "The place where files are kept cannot be used now. Try again shortly.",
  },
  FileUnknown: { means: "unknown", zh: "此记录没有这个文件", en: "The record has no such file." },
  FileErased: { means: "conflict", zh: "该文件已销毁", en: "The file was erased." },
  FileDamaged: {
    means: "conflict",
    zh: "文件 {file} 在存放处缺失或已损坏，请告知系统管理员",
    en: "The file {file} is missing or damaged where it is kept. Tell the system administrator.",
  },
} as const satisfies RefusalCatalogue;
