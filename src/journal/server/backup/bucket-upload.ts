import { Environment } from "../engine/environment.ts";
import type { Bucket } from "./bucket-requests.ts";
import { textsIn } from "./texts-in-xml.ts";

/** An upload goes in parts of this size (at least 5 MiB, at most 10,000 of them: 160 GB); what is smaller goes at once. */
const partBytes = 16 * 1024 * 1024;

/** Puts a file into the bucket as it comes; `seen` is shown each part of it. */
export async function upload(
  { ask, urlOf, name }: Bucket,
  key: string,
  content: AsyncIterable<Buffer>,
  seen: (part: Buffer) => void,
): Promise<void> {
  let id: string | undefined;
  const tags: string[] = [];
  let held: Buffer[] = [];
  let size = 0;
  const send = async (bytes: Buffer) => {
    id ??= textsIn(await (await ask("POST", urlOf(key, { uploads: "" }))).text(), "UploadId")[0];
    if (id === undefined) throw new Error("the store began an upload without an id");
    const answer = await ask("PUT", urlOf(key, { partNumber: `${tags.length + 1}`, uploadId: id }), {
      body: bytes,
    });
    tags.push(answer.headers.get("etag") ?? "");
    await answer.body?.cancel();
  };
  try {
    for await (const part of content) {
      seen(part);
      held.push(part);
      size += part.length;
      while (size >= partBytes) {
        const all = Buffer.concat(held);
        await send(all.subarray(0, partBytes));
        held = [all.subarray(partBytes)];
        size -= partBytes;
      }
    }
    const rest = Buffer.concat(held);
    if (id === undefined) {
      await (await ask("PUT", urlOf(key), { body: rest })).body?.cancel();
      return;
    }
    if (rest.length > 0) await send(rest);
    const parts = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
    const body = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
    const done = await (await ask("POST", urlOf(key, { uploadId: id }), { body })).text();
    // S3 may answer 200 and tell the failure in the body.
    const failure = textsIn(done, "Code")[0];
    if (failure !== undefined) throw refusedWhole(name, failure);
  } catch (error) {
    if (id !== undefined) await ask("DELETE", urlOf(key, { uploadId: id })).catch(() => undefined);
    throw error;
  }
}

function refusedWhole(name: string, code: string): Environment {
  return new Environment(
    { zh: "{name} 未能合成上传的文件：{code}。", en: "{name} could not put the uploaded file together: {code}." },
    { name, code },
  );
}
