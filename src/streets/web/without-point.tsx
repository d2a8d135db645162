import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";

const texts = {
  without: { zh: "不标在地图上（地点待补）", en: "Without a place on the map (to be given later)" },
} as const satisfies Record<string, Sentence>;

interface WithoutPointProps {
  /** Keeps its room, so that nothing below it moves. */
  readonly hidden: boolean;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** What a person says before a place is saved as words alone. */
export function WithoutPoint({ hidden, checked, onChange }: WithoutPointProps): ReactNode {
  const say = useSay();
  return (
    <label className="without-point" data-hidden={hidden}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {say(texts.without)}
    </label>
  );
}
