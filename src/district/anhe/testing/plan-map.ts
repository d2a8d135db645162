import { anheStreetMap } from "../street-map.ts";

/** The streets that Anhe's plan names, as the text of an OpenStreetMap file: a map that tests import in a second. */
export function planMapText(seed?: number): string {
  const { nodes, ways, relations } = anheStreetMap("plan", seed);
  const lines = [
    ...nodes.map(({ id, lon, lat, tags = {} }) =>
      element("node", id, [`lon="${(lon / 1e7).toFixed(7)}"`, `lat="${(lat / 1e7).toFixed(7)}"`], tagLines(tags)),
    ),
    ...ways.map(({ id, nodes: refs, tags }) =>
      element("way", id, [], [...refs.map((ref) => `<nd ref="${ref}"/>`), ...tagLines(tags)]),
    ),
    ...relations.map(({ id, members, tags }) =>
      element(
        "relation",
        id,
        [],
        [
          ...members.map(
            ([kind, ref, role]) => `<member type="${kind === 0 ? "node" : "way"}" ref="${ref}" role="${role}"/>`,
          ),
          ...tagLines(tags),
        ],
      ),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="callsign-anhe">\n${lines.join("\n")}\n</osm>\n`;
}

function element(kind: string, id: number, attributes: readonly string[], inside: readonly string[]): string {
  const head = [`<${kind} id="${id}"`, 'version="1"', ...attributes].join(" ");
  return inside.length === 0 ? `${head}/>` : `${head}>${inside.join("")}</${kind}>`;
}

function tagLines(tags: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(tags).map(([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>`);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
