/**
 * Glyphs are drawn here from the machine's own fonts, none is fetched; MapLibre reads the weight from the first name, which
 * no machine has.
 */
const families = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "system-ui"];
export const plainFont = ["Callsign Regular", ...families];
export const boldFont = ["Callsign Semibold", ...families];
