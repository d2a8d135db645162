import { Environment } from "../../../journal/server/engine/environment.ts";

export function truncated(path: string, byte: number, options?: ErrorOptions): Environment {
  return new Environment(
    {
      zh: "{path} 不完整：文件在第 {byte} 字节处中断。请重新下载或复制。",
      en: "{path} is truncated: it breaks off at byte {byte}. Download or copy it again.",
    },
    { path, byte },
    options,
  );
}

export function damaged(path: string, byte: number, reason: string, options?: ErrorOptions): Environment {
  return new Environment(
    {
      zh: "{path} 已损坏：第 {byte} 字节附近无法读取（{reason}）。请重新下载或复制。",
      en: "{path} is damaged: it cannot be read near byte {byte} ({reason}). Download or copy it again.",
    },
    { path, byte, reason },
    options,
  );
}

export function notOsm(path: string): Environment {
  return new Environment(
    {
      zh: "{path} 不是 OpenStreetMap 文件。可导入 .osm.pbf、.osm 或 .osm.gz。",
      en: "{path} is not an OpenStreetMap file. What can be imported is .osm.pbf, .osm or .osm.gz.",
    },
    { path },
  );
}

export function unknownFeature(path: string, feature: string): Environment {
  return new Environment(
    {
      zh: "{path} 使用了无法读取的格式特性“{feature}”。",
      en: "{path} uses a feature of the format that cannot be read: “{feature}”.",
    },
    { path, feature },
  );
}

/** An answer of Overpass that was asked for ways alone. */
export function withoutNodes(path: string): Environment {
  return new Environment(
    {
      zh: "{path} 中的道路没有节点坐标，不能导入。用 Overpass 导出时请写 (._;>;); out body; 或 out geom;。",
      en: "The ways in {path} come without the positions of their nodes. Ask Overpass with (._;>;); out body; or with out geom;.",
    },
    { path },
  );
}

export function empty(path: string): Environment {
  return new Environment(
    { zh: "{path} 中没有任何节点，不能导入。", en: "{path} has no nodes; there is nothing to import." },
    { path },
  );
}

export function outside(path: string): Environment {
  return new Environment(
    { zh: "{path} 在所给范围内没有任何节点。", en: "{path} has no nodes within the bounding box given." },
    { path },
  );
}

const reasons: Readonly<Record<string, { zh: string; en: string }>> = {
  ENOENT: { zh: "文件不存在", en: "there is no such file" },
  ENOTDIR: { zh: "路径中有一段不是目录", en: "part of the path is not a folder" },
  EACCES: { zh: "没有读取权限", en: "permission denied" },
  EPERM: { zh: "没有读取权限", en: "permission denied" },
  EISDIR: { zh: "它是一个目录", en: "it is a folder" },
  EIO: { zh: "磁盘读取出错", en: "the disk cannot be read" },
};

/** The error as a sentence when it is the file system's; otherwise the error itself. */
export function unreadable(path: string, error: unknown): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException | undefined)?.code ?? ""];
  if (reason === undefined) return error;
  return new Environment(
    { zh: `无法读取 {path}：${reason.zh}。`, en: `Cannot read {path}: ${reason.en}.` },
    { path },
    { cause: error },
  );
}
