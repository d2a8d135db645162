import type { Map as MapLibre } from "maplibre-gl";
import { type ReactNode, useEffect, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import type { MapAsked } from "../../district/web/use-map.ts";
import { asFrame, meet } from "../../district/web/map-frame.ts";

const texts = {
  loading: { zh: "底图正在载入…", en: "The map is being loaded…" },
  unreachable: { zh: "现在读不到底图：服务器没有应答", en: "The map cannot be read now: the server does not answer" },
  none: {
    zh: "还没有街道地图：请系统管理员在“街道”设置页上传",
    en: "There is no map of the streets yet: a system administrator uploads it on the settings page Streets",
  },
  missing: {
    zh: "街道地图的瓦片读不到：请重新导入街道",
    en: "The tiles of the imported streets cannot be read: import the streets again",
  },
  tilesFailed: { zh: "底图的一部分没有取到", en: "Part of the map could not be fetched" },
  off: { zh: "这里在导入的街道之外，按 H 回到全图", en: "This is off the imported streets; H shows all of them" },
} as const satisfies Record<string, Sentence>;

interface MapSaidProps {
  readonly map: MapLibre | null;
  readonly whose: MapAsked;
  readonly hasPlan: boolean;
}

/** Why the map is blank, or part of it; nothing while it is not. */
export function MapSaid({ map, whose, hasPlan }: MapSaidProps): ReactNode {
  const say = useSay();
  const tilesFailed = useTilesFailed(map);
  const isOff = useIsOff(map, whose.answer?.land ?? null);
  const said = reasonOf(whose, hasPlan) ?? (isOff ? texts.off : tilesFailed ? texts.tilesFailed : null);
  return (
    <p className="map-said" role="status" hidden={said === null}>
      {said !== null && say(said)}
    </p>
  );
}

function reasonOf({ answer, failed }: MapAsked, hasPlan: boolean): Sentence | null {
  if (answer === null) return failed ? texts.unreachable : texts.loading;
  if (answer.missing) return texts.missing;
  return answer.kind === "none" && !hasPlan ? texts.none : null;
}

/** Some tile could not be fetched since one last could. */
function useTilesFailed(map: MapLibre | null): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (map === null) return;
    const fail = (event: object) => {
      if (isOfBase(event)) setFailed(true);
    };
    const come = (event: object) => {
      if (isOfBase(event) && "tile" in event && event.tile !== undefined) setFailed(false);
    };
    map.on("error", fail);
    map.on("data", come);
    return () => {
      map.off("error", fail);
      map.off("data", come);
    };
  }, [map]);
  return failed;
}

function isOfBase(event: object): boolean {
  return "sourceId" in event && event.sourceId === "base";
}

/** Nothing of the imported streets is in view. */
function useIsOff(map: MapLibre | null, land: readonly number[] | null): boolean {
  const [isOff, setIsOff] = useState(false);
  useEffect(() => {
    const frame = asFrame(land);
    if (map === null || frame === null) {
      setIsOff(false);
      return;
    }
    const look = () => {
      const view = map.getBounds();
      setIsOff(!meet([view.getWest(), view.getSouth(), view.getEast(), view.getNorth()], frame));
    };
    look();
    map.on("moveend", look);
    return () => {
      map.off("moveend", look);
    };
  }, [map, land]);
  return isOff;
}
