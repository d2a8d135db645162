import type { LayerSpecification } from "maplibre-gl";

/** Drawn over the roads and under the marks. */
export function wayLayers(colours: { readonly land: string; readonly text: string }): LayerSpecification[] {
  const line = (id: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: "line",
    source: "ways",
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": colour, "line-width": width },
  });
  return [line("way-casing", colours.land, 7), line("way", colours.text, 3)];
}
