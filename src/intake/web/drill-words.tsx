import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useState } from "react";
import { wordsOfCaller } from "../../ground/drill-caller.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { intakeTexts } from "./texts.ts";

/** What a drill's caller says: to be read in both languages, and heard in that of the screen where the browser can speak. */
export function DrillWords({ text }: { readonly text: string }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const [speaking, setSpeaking] = useState(false);
  const words = wordsOfCaller(text);
  const canSpeak = "speechSynthesis" in globalThis;
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);

  function play(): void {
    if (speaking) return globalThis.speechSynthesis.cancel();
    const spoken = new SpeechSynthesisUtterance(words[language]);
    spoken.lang = language === "zh" ? "zh-CN" : "en-GB";
    spoken.addEventListener("end", () => setSpeaking(false));
    spoken.addEventListener("error", () => setSpeaking(false));
    setSpeaking(true);
    globalThis.speechSynthesis.speak(spoken);
  }

  return (
    <span className="call-script">
      <span lang="zh-CN">{words.zh}</span>
      {words.en !== words.zh && <span lang="en">{words.en}</span>}
      {canSpeak && (
        <Button aria-pressed={speaking} onClick={play}>
          {say(speaking ? intakeTexts.stopPlaying : intakeTexts.play)}
        </Button>
      )}
    </span>
  );
}
