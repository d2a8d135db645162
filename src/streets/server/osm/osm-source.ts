import type { OsmMember, Tags } from "../../osm-tags.ts";

/** What a pass over a file tells. Positions in 1e-7 degrees. What nobody asks for is not decoded where the form allows it. */
export interface OsmVisitor {
  readonly node?: (id: number, lon: number, lat: number, tags: Tags | undefined) => void;
  readonly way?: (id: number, nodes: number[], tags: Tags) => void;
  readonly relation?: (id: number, members: readonly OsmMember[], tags: Tags) => void;
}

/** An opened file, read from its beginning as often as one likes. */
export interface OsmSource {
  readonly path: string;
  readonly bytes: number;
  pass(visitor: OsmVisitor, onBytes: (done: number) => void): Promise<void>;
}
