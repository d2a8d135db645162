import type { CodeNames, Sentence } from "../../ground/sentence.ts";
import type { areaKinds } from "../areas.ts";

export const areaKindNames: CodeNames<typeof areaKinds> = {
  station: { zh: "派出所辖区", en: "Station areas" },
  grid: { zh: "网格", en: "Grids" },
  circle: { zh: "快反圈", en: "Quick-response circles" },
  ring: { zh: "防控圈", en: "Control rings" },
  post: { zh: "值守点", en: "Posts" },
};

export const areasTexts = {
  title: { zh: "区域划分", en: "Areas" },
  about: {
    zh: "由 GeoJSON 文件（WGS 84）整类替换：派出所辖区、网格、快反圈、防控圈、值守点。先检查重叠与空隙，再启用。",
    en: "A GeoJSON file (WGS 84) replaces whole kinds: station areas, grids, quick-response circles, control rings, posts. Overlaps and gaps are looked for before anything is in force.",
  },
  inForce: { zh: "现行区域", en: "Areas in force" },
  none: { zh: "尚未划分区域", en: "No areas are in force" },
  kind: { zh: "类别", en: "Kind" },
  count: { zh: "数量", en: "Number" },
  countSaid: { zh: "{count} 个", en: "{count}" },
  source: { zh: "来源文件", en: "File" },
  corners: { zh: "顶点", en: "Corners" },
  hectares: { zh: "{count} 公顷", en: "{count} ha" },
  file: { zh: "选择或拖入 GeoJSON 文件", en: "Choose or drop a GeoJSON file" },
  fileAbout: {
    zh: ".geojson 或 .json，WGS 84，至多 16 MiB；只检查，启用之前什么都不改",
    en: ".geojson or .json in WGS 84, 16 MiB at most; it is looked at, and nothing changes until you save",
  },
  reading: { zh: "正在检查 {file}…", en: "Looking at {file}…" },
  problems: {
    zh: "文件中的问题（{count} 处），未启用任何区域",
    en: "Wrong in the file ({count}); no area was taken into use",
  },
  feature: { zh: "要素", en: "Feature" },
  wholeFile: { zh: "文件", en: "file" },
  id: { zh: "编码", en: "Id" },
  field: { zh: "字段", en: "Field" },
  says: { zh: "问题", en: "What is wrong" },
  findings: { zh: "重叠与空隙", en: "Overlaps and gaps" },
  noFindings: { zh: "没有重叠，也没有空隙（0.1 公顷以上）", en: "No overlaps and no gaps above 0.1 ha" },
  number: { zh: "图上编号", en: "On the drawing" },
  what: { zh: "情况", en: "What" },
  overlap: { zh: "重叠", en: "overlap" },
  gap: { zh: "空隙", en: "gap" },
  between: { zh: "区域", en: "Between" },
  size: { zh: "面积", en: "Size" },
  where: { zh: "位置（经度, 纬度）", en: "Where (longitude, latitude)" },
  overlaps: { zh: "接受的重叠", en: "Overlaps accepted" },
  gaps: { zh: "接受的空隙", en: "Gaps accepted" },
  drawing: { zh: "文件中的区域，带编号的是重叠与空隙", en: "The file's areas; numbers mark overlaps and gaps" },
  adopt: { zh: "启用这些区域", en: "Take these areas into use" },
  meaning: {
    zh: "文件中出现的各类区域整体替换；其余类别不变。归属和推荐立即按新区域计算，已下达的派警不变。",
    en: "Each kind in the file is replaced as a whole, others stay. Responsibility and recommendations follow at once; orders that were given stay.",
  },
  accepting: {
    zh: "保存即表示接受上列重叠与空隙，并记入历史。",
    en: "Saving accepts the overlaps and gaps above, and says so in the history.",
  },
} as const satisfies Record<string, Sentence>;
