import { tokensOfPage } from "../../ground/web/theme.ts";

/** The colours of a theme, read from the page's own tokens so that the map and the lists agree. */
export interface MapColours {
  readonly ground: string;
  readonly land: string;
  readonly border: string;
  readonly street: string;
  readonly streetMain: string;
  readonly river: string;
  readonly green: string;
  readonly building: string;
  readonly text: string;
  readonly quiet: string;
  readonly accent: string;
  readonly alarm: string;
  readonly amber: string;
}

/** The theme's colours as the page has them now. */
export function coloursOfPage(): MapColours {
  const token = tokensOfPage();
  return {
    ground: token("ground"),
    land: token("panel"),
    border: token("line"),
    street: token("street"),
    streetMain: token("street-main"),
    river: token("river"),
    green: token("green"),
    building: token("building"),
    text: token("text"),
    quiet: token("quiet"),
    accent: token("accent"),
    alarm: token("alarm"),
    amber: token("amber"),
  };
}
