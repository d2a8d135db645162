import { theme as antTheme, type ThemeConfig } from "antd";
import { makeRememberedStore } from "../../src/ground/web/store.ts";

export type Theme = "dark" | "light";

export const themeStore = makeRememberedStore<Theme>("callsign.theme", ["dark", "light"], preferred());

function preferred(): Theme {
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

type Algorithm = typeof antTheme.compactAlgorithm;

/** The dense distances of antd without its small writing, which would be 10 px on buttons. */
const denseAlgorithm: Algorithm = (seed, map = antTheme.defaultAlgorithm(seed)) => {
  const written = Object.entries(map).filter(([name]) => /^(fontSize|fontHeight|lineHeight)/.test(name));
  return { ...antTheme.compactAlgorithm(seed, map), ...Object.fromEntries(written) };
};

/** Ant Design drawn with the same few colours and sizes as `tokens.css`, dense, and without motion. */
export function antThemeOf(theme: Theme, scale: number): ThemeConfig {
  const dark = theme === "dark";
  return {
    algorithm: [dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm, denseAlgorithm],
    token: {
      colorPrimary: dark ? "#3a82cf" : "#0b5cad",
      // Under the pointer the dark algorithm makes it lighter than its white text can stand on.
      ...(dark ? { colorPrimaryHover: "#2f6cb0" } : {}),
      colorInfo: dark ? "#5aa9ff" : "#0b5cad",
      colorLink: dark ? "#5aa9ff" : "#0b5cad",
      colorError: dark ? "#ff7a72" : "#b91c1c",
      colorWarning: dark ? "#f2b544" : "#8a5200",
      colorBgBase: dark ? "#151a20" : "#ffffff",
      colorBgElevated: dark ? "#1b222a" : "#ffffff",
      colorBgContainer: dark ? "#12171c" : "#ffffff",
      colorBorder: dark ? "#3a4653" : "#b8c2cc",
      colorBorderSecondary: dark ? "#2b343e" : "#d3d9df",
      colorText: dark ? "#dce4ec" : "#15202b",
      colorTextSecondary: dark ? "#97a5b3" : "#52606d",
      colorTextTertiary: dark ? "#97a5b3" : "#52606d",
      colorTextPlaceholder: dark ? "#8593a1" : "#667482",
      fontFamily,
      fontSize: Math.round(14 * scale),
      fontSizeSM: Math.round(12 * scale),
      controlHeight: Math.round(28 * scale),
      controlHeightSM: Math.round(24 * scale),
      borderRadius: 4,
      motion: false,
    },
    // The words of a plain button under the pointer: that shade is made for white text, and too dark to be text itself.
    components: dark ? { Button: { defaultHoverColor: "#5aa9ff", defaultActiveColor: "#5aa9ff" } } : {},
  };
}
