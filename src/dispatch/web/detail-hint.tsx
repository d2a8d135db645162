import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useGiving } from "../../journal/web/order-button.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { dispatchTexts } from "./texts.ts";

interface DetailHintProps {
  readonly incidentId: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Offers to note what looks personal in a field about an incident apart, and leaves […] in its place. */
export function DetailHint({ incidentId, text, onChange }: DetailHintProps): ReactNode {
  const say = useSay();
  const giving = useGiving();
  return (
    <>
      <PersonalHint
        text={text}
        move={{
          label: say(dispatchTexts.moveToDetails),
          onMove: async (kind, detail) =>
            (await giving.give("NoteDetail", { incidentId, kind, detail })).kind === "accepted",
          onChange,
        }}
      />
      <Trouble said={giving.trouble} />
    </>
  );
}
