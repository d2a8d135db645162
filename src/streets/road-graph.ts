/** No such arc. */
export const none = 0xffff_ffff;

/** An arc that cannot be driven now. */
export const impassable = 0xffff_ffff;

/**
 * The road network as flat arrays, so that a worker can share them and a search touches no objects.
 *
 * An *edge* is a piece of road between two junctions (or ends), with its geometry; it is driven along (`2 * edge`) or
 * against it (`2 * edge + 1`): its *directions*. An *arc* is one way to drive a direction: from a *node* to a node. Most
 * directions have one arc. Where turns are restricted a node is there several times, once for each set of restrictions
 * a driver arriving may be under, with only the arcs that driver may take; so a plain shortest path keeps every
 * restriction. The first `junctionCount` nodes are the junctions themselves, under no restriction.
 *
 * Positions are in 1e-7 degrees, times in whole milliseconds, so that sums are exact and two searches agree to the last bit.
 */
export interface RoadGraph {
  readonly junctionCount: number;
  readonly nodeCount: number;
  readonly nodeLon: Int32Array;
  readonly nodeLat: Int32Array;
  /** The junction each node is, or is a copy of. */
  readonly nodeJunction: Uint32Array;

  /** Arcs of node v: firstArc[v] … firstArc[v + 1] - 1. */
  readonly firstArc: Uint32Array;
  readonly arcHead: Uint32Array;
  readonly arcTail: Uint32Array;
  readonly arcDirection: Uint32Array;

  /** Arcs that end in node v, the other way round: inArc[firstIn[v] …] are arc numbers, inTail their tails. */
  readonly firstIn: Uint32Array;
  readonly inArc: Uint32Array;
  readonly inTail: Uint32Array;

  /** Free-flow milliseconds of each direction; `impassable` where it may not be driven. */
  readonly directionMillis: Uint32Array;
  /** The arc of each direction from its junction, under no restriction; `none` where it may not be driven. */
  readonly directionArc: Uint32Array;
  /** All arcs of each direction: arcsOfDirection[firstOfDirection[d] …]. */
  readonly firstOfDirection: Uint32Array;
  readonly arcsOfDirection: Uint32Array;

  readonly edgeCount: number;
  /** Geometry of edge e, both ends included: points edgeFirstPoint[e] … edgeFirstPoint[e + 1] - 1. */
  readonly edgeFirstPoint: Uint32Array;
  readonly pointLon: Int32Array;
  readonly pointLat: Int32Array;
  readonly edgeMetres: Float32Array;
  /** The junctions at the start and the end of each edge. */
  readonly edgeTail: Uint32Array;
  readonly edgeHead: Uint32Array;
  /** Position in `roadClasses`. */
  readonly edgeClass: Uint8Array;
  /** 1: against a one-way along the edge, 2: against the edge. Passable only where the district allows it. */
  readonly edgeContraflow: Uint8Array;
  /** Position in `names`, or `none`. */
  readonly edgeName: Uint32Array;
  /** OpenStreetMap's way. */
  readonly edgeWay: Float64Array;
  /** Connected piece of each junction, the largest is 0. */
  readonly junctionPiece: Uint32Array;
  readonly names: readonly { readonly local: string; readonly zh?: string; readonly en?: string }[];
}
