import { type FilesPlan, placeAt } from "../../src/journal/server/files/file-place.ts";
import { type Given, Usage, type VerbOption } from "./verb.ts";

/** What `start` understands of the files that records carry. */
export const filesOptions: Readonly<Record<string, VerbOption>> = {
  "files-to": {
    value: "DIR|s3://…",
    says: {
      zh: "记录所附的文件存放于此目录或存储桶，以后启动沿用；默认在数据目录中",
      en: "keep the files that records carry in this folder or bucket, also at later starts; default the data folder",
    },
  },
  "files-endpoint": {
    value: "URL",
    says: {
      zh: "该存储桶的地址；凭据取自环境变量 AWS_ACCESS_KEY_ID 与 AWS_SECRET_ACCESS_KEY",
      en: "address of that bucket's store; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY come from the environment",
    },
  },
  "files-region": { value: "NAME", says: { zh: "其区域，默认取 AWS_REGION", en: "its region, default AWS_REGION" } },
  "files-most": {
    value: "MB",
    says: { zh: "单个文件的上限，默认 20 MB", en: "the largest file that is taken, default 20 MB" },
  },
};

export const filesUsage =
  "[--files-to DIR|s3://BUCKET/PREFIX [--files-endpoint URL] [--files-region NAME]] [--files-most MB]";

/** Undefined where nothing was said; what is wrong without asking a store is a sentence. */
export function readFiles(given: Given): FilesPlan | undefined {
  const to = given.text("files-to");
  const access = { endpoint: given.text("files-endpoint"), region: given.text("files-region") };
  const stray = ["files-endpoint", "files-region"].find((name) => given.text(name) !== undefined);
  if (to === undefined && stray !== undefined)
    throw new Usage({ zh: "--{stray} 须与 --files-to 同用。", en: "--{stray} goes with --files-to." }, { stray });
  const most = readMost(given.text("files-most"));
  if (to === undefined) return most === undefined ? undefined : { mostBytes: most };
  return { to: placeAt(to, access).name, access, mostBytes: most };
}

function readMost(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const most = Number(text);
  if (/^\d{1,4}$/.test(text) && most >= 1 && most <= 2000) return most * 1024 * 1024;
  throw new Usage(
    {
      zh: "--files-most 应为 1 到 2000 的整数（MB），而不是“{text}”。",
      en: "--files-most is a whole number of megabytes from 1 to 2000, not “{text}”.",
    },
    { text },
  );
}
