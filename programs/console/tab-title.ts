import { useEffect } from "react";
import type { Sentence } from "../../src/ground/sentence.ts";
import { useSay } from "../../src/ground/web/language.ts";
import type { Call } from "../../src/intake/call.ts";
import { sortCalls } from "../../src/intake/web/waiting-calls.ts";
import { useClient, useStreams } from "../../src/journal/web/client.ts";
import { mayGive } from "../../src/journal/web/rehearse.ts";
import { consoleTexts } from "./texts.ts";

/** The browser's tab says where one is, and for whoever answers calls how many ring: `(2) 接处警 · Callsign`. */
export function useTabTitle(page: Sentence | undefined): void {
  const say = useSay();
  const client = useClient();
  const calls = useStreams<Call>("call");
  const count = mayGive(client, "AnswerCall")
    ? sortCalls(
        calls.map(({ state }) => state),
        client.session.officer,
      ).waiting.length
    : 0;
  const where = `${say(page ?? consoleTexts.inTab)} · ${say(consoleTexts.productInTab)}`;
  const title = count === 0 ? where : say(consoleTexts.ringingInTab, { count, title: where });
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = say(consoleTexts.productInTab);
    };
  }, [title, say]);
}
