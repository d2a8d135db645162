import { type MouseEvent, type ReactNode, useEffect, useMemo, useState } from "react";
import { useGoToLink, useParam } from "../../src/ground/web/address.ts";
import { useLanguage, useSay } from "../../src/ground/web/language.ts";
import { usePreference } from "../../src/ground/web/preferences.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { traditionalStore } from "../../src/ground/web/traditional.ts";
import { guideHtml, inWords } from "./guide-html.ts";
import { guideGroups, guides } from "./guides.ts";
import { Listed } from "./listed.tsx";
import { consoleTexts } from "./texts.ts";
import "./guide-page.css";

/** The text of each guide's file, fetched when it is read. */
const texts = import.meta.glob<string>("../../docs/guide/*.md", { query: "?raw", import: "default" });

/** The guides of docs/guide: a list of them, and the one of the address in the language of the screen. */
export function GuidePage(): ReactNode {
  const say = useSay();
  const named = useParam("guide");
  const chosen = guides.find(({ name }) => name === named) ?? guides[0];
  if (chosen === undefined) return null;
  const groups = Object.entries(guideGroups).map(([group, title]) => ({
    key: group,
    title,
    entries: guides
      .filter((guide) => guide.group === group)
      .map((guide) => ({ to: `/guide/${guide.name}`, title: guide.title, isHere: guide === chosen })),
  }));
  return (
    <Listed label={say(consoleTexts.guides)} to="/guide" isNamed={named !== ""} groups={groups}>
      <GuideText key={chosen.name} name={chosen.name} />
    </Listed>
  );
}

function GuideText({ name }: { readonly name: string }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const isTraditional = usePreference("language") === "zh-TW";
  const convert = useStore(traditionalStore);
  const read = useGuide(name, language === "zh" ? [`${name}.zh-CN`, name] : [name]);
  const html = useMemo(
    () => (read === undefined || !isTraditional || convert === null ? read : inWords(read, convert)),
    [read, isTraditional, convert],
  );
  const goToLink = useGoToLink();
  const isRead = html !== undefined;
  useEffect(() => {
    // The heading of the address is there only now.
    if (isRead && location.hash !== "")
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [isRead]);
  if (html === undefined) return <p className="nothing">{say(consoleTexts.loading)}</p>;
  const follow = (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as Element).closest("a");
    if (link !== null && goToLink(link, event)) event.preventDefault();
  };
  // Enter on a link is a click too.
  return <article className="panel guide" onClick={follow} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The first of these files there is, as HTML; undefined while it is fetched. */
function useGuide(name: string, files: readonly string[]): string | undefined {
  const [read, setRead] = useState<{ readonly of: string; readonly html: string }>();
  const path = files.map((file) => `../../docs/guide/${file}.md`).find((each) => texts[each] !== undefined);
  useEffect(() => {
    let isCurrent = true;
    if (path !== undefined) {
      void texts[path]?.().then((markdown) => isCurrent && setRead({ of: path, html: guideHtml(markdown) }));
    }
    return () => {
      isCurrent = false;
    };
  }, [path, name]);
  return read?.of === path ? read?.html : undefined;
}
