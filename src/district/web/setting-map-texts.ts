import type { Sentence } from "../../ground/sentence.ts";

export const mapTexts = {
  loading: { zh: "地图正在载入…", en: "The map is being loaded…" },
  noMap: {
    zh: "此浏览器画不出地图（没有 WebGL）；请用坐标填写。",
    en: "This browser cannot draw the map (no WebGL). Type the coordinates instead.",
  },
  unreached: { zh: "现在读不到底图：服务器没有应答", en: "The map cannot be read now: the server does not answer" },
  bare: {
    zh: "还没有导入街道：图上只有经纬线、比例尺和本辖区的区域。",
    en: "No streets are imported yet: the map shows degrees, a scale and the district's own areas.",
  },
  nearer: { zh: "放大", en: "Zoom in" },
  farther: { zh: "缩小", en: "Zoom out" },
} as const satisfies Record<string, Sentence>;
