import { theme as antTheme, type ThemeConfig } from "antd";
import { type Theme, tokensOfPage } from "./theme.ts";

type Algorithm = typeof antTheme.compactAlgorithm;

/** The dense distances of antd without its small writing, which would be 10 px on buttons. */
const denseAlgorithm: Algorithm = (seed, map = antTheme.defaultAlgorithm(seed)) => {
  const written = Object.entries(map).filter(([name]) => /^(fontSize|fontHeight|lineHeight)/.test(name));
  return { ...antTheme.compactAlgorithm(seed, map), ...Object.fromEntries(written) };
};

/**
 * Ant Design drawn with the colours and sizes of `tokens.css`, dense, and without motion. The page must already be dressed
 * in `theme`: `dressPage` sees to it before React hears of a change.
 */
export function antThemeOf(theme: Theme, scale: number): ThemeConfig {
  const dark = theme === "dark";
  const token = tokensOfPage();
  return {
    algorithm: [dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm, denseAlgorithm],
    token: {
      colorPrimary: token("accent-fill"),
      // Under the pointer the dark algorithm makes it lighter than its white text can stand on.
      ...(dark ? { colorPrimaryHover: token("accent-fill-hover") } : {}),
      colorInfo: token("accent"),
      colorLink: token("accent"),
      colorError: token("alarm"),
      colorWarning: token("amber"),
      colorBgBase: token("panel"),
      colorBgElevated: token(dark ? "raised" : "panel"),
      colorBgContainer: token("field"),
      colorBorder: token("field-line"),
      colorBorderSecondary: token("line"),
      colorText: token("text"),
      colorTextSecondary: token("quiet"),
      colorTextTertiary: token("quiet"),
      colorTextPlaceholder: token("placeholder"),
      fontFamily: token("sans"),
      fontSize: Math.round(14 * scale),
      fontSizeSM: Math.round(12 * scale),
      controlHeight: Math.round(28 * scale),
      controlHeightSM: Math.round(24 * scale),
      borderRadius: 4,
      motion: false,
    },
    // The words of a plain button under the pointer: that shade is made for white text, and too dark to be text itself.
    components: dark ? { Button: { defaultHoverColor: token("accent"), defaultActiveColor: token("accent") } } : {},
  };
}
