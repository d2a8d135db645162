import { z } from "zod";
import { defineFact } from "../ground/fact.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";

/** What a sealed detail is: 身份证件号, 电话, 车牌, 姓名, 其他. */
export const detailKinds = ["identity", "phone", "plate", "name", "other"] as const;

export const detailKindNames: CodeNames<typeof detailKinds> = {
  identity: { zh: "证件号码", en: "Identity number" },
  phone: { zh: "电话", en: "Phone number" },
  plate: { zh: "车牌", en: "Number plate" },
  name: { zh: "姓名", en: "Name" },
  other: { zh: "其他", en: "Other" },
};

/** A number or name by itself, sealed apart from the words around it and opened apart. */
export const DetailNoted = defineFact({
  type: "DetailNoted",
  version: 1,
  shape: z.strictObject({ kind: z.enum(detailKinds), detail: sealedSchema }),
  say: ({ kind }) => phrase({ zh: "单列记录：{kind}", en: "Noted apart: {kind}" }, { kind: detailKindNames[kind] }),
});

export const detailFacts = [DetailNoted] as const;
