import { useEffect } from "react";
import type { Sentence } from "../../src/ground/sentence.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { consoleTexts } from "./texts.ts";
import { useCallsWaiting } from "./use-calls-waiting.ts";

/** The browser's tab says where one is, and for whoever answers calls how many ring: `(2) 接处警 · Callsign`. */
export function useTabTitle(page: Sentence | undefined): void {
  const say = useSay();
  const count = useCallsWaiting();
  const where = `${say(page ?? consoleTexts.inTab)} · ${say(consoleTexts.productInTab)}`;
  const title = count === 0 ? where : say(consoleTexts.ringingInTab, { count, title: where });
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = say(consoleTexts.productInTab);
    };
  }, [title, say]);
}
