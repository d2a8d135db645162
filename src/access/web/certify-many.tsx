import { type ReactNode, useState } from "react";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Popover } from "../../ground/web/popover.tsx";
import { useGiving } from "../../journal/web/order-button.tsx";
import { peopleTexts as texts } from "./people-texts.ts";

interface CertifyManyProps {
  /** Badge numbers. */
  readonly people: readonly string[];
  readonly onDone: () => void;
}

/** One certificate for everybody who is selected, as after a course: an order for each. */
export function CertifyMany({ people, onDone }: CertifyManyProps): ReactNode {
  const say = useSay();
  const giving = useGiving();
  const [open, setOpen] = useState(false);
  const [certificate, setCertificate] = useState("");
  const [until, setUntil] = useState("");
  const named = certificate.trim();
  const give = async () => {
    const body = { certificate: named, ...(until === "" ? {} : { until }) };
    const answers = await giving.giveAll(
      people.map((person) => ({ name: "GrantCertificate", body: { person, ...body } })),
    );
    if (answers.every(({ kind }) => kind === "accepted")) {
      setOpen(false);
      onDone();
    }
  };
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(texts.certifyMany)}
      </Button>
      <Popover open={open} edge="start" onClose={() => setOpen(false)}>
        <Form
          label={say(texts.certifyMany)}
          send={say(texts.save)}
          ready={named !== ""}
          busy={giving.busy}
          trouble={giving.trouble}
          onSend={() => void give()}
          onClose={() => setOpen(false)}
        >
          <TextField
            label={say(texts.certificate)}
            required
            focused
            most={80}
            value={certificate}
            onChange={setCertificate}
          />
          <TextField label={say(texts.lastDay)} type="date" value={until} onChange={setUntil} />
        </Form>
      </Popover>
    </>
  );
}
