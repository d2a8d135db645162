import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Sentence } from "../../src/ground/sentence.ts";
import { Button } from "../../src/ground/web/button.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { choosePreferences, usePreference } from "../../src/ground/web/preferences.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { useClient, useConnection } from "../../src/journal/web/client.ts";
import { useGoToPage } from "./go-to-page.ts";
import { tourOf, type TourStep } from "./tour-steps.ts";
import { stepStore, takeTour } from "./tour-store.ts";
import { tourTexts as texts } from "./tour-texts.ts";
import "./tour.css";

/** Offered once to a person who has neither taken nor declined it; off post most of what it shows is not there yet. */
export function TourOffer(): ReactNode {
  const say = useSay();
  const client = useClient();
  const isRead = useConnection().state === "live";
  const answered = usePreference("tour");
  const step = useStore(stepStore);
  const { offPost } = client.session;
  if (offPost === true || !isRead || answered !== null || step !== null) return null;
  return (
    <div className="notice" data-tone="quiet">
      <span>{say(texts.offered, { count: tourOf(client).length })}</span>
      <Button look="primary" onClick={takeTour}>
        {say(texts.take)}
      </Button>
      <Button onClick={() => void choosePreferences({ tour: "left" })}>{say(texts.notNow)}</Button>
    </div>
  );
}

/**
 * The step of the tour, over a corner of the page: the page stays in use. It goes to the step's page and marks what the
 * step is about. Escape or the button leaves it.
 */
export function TourCard({ at }: { readonly at: number }): ReactNode {
  const say = useSay();
  const client = useClient();
  const goToPage = useGoToPage();
  const steps = useMemo(() => tourOf(client), [client]);
  const head = useRef<HTMLHeadingElement>(null);
  const step = steps[Math.min(at, steps.length - 1)];
  const { path, at: selector } = step ?? {};
  const more = useMore(step);
  const isLast = at >= steps.length - 1;

  const goTo = useRef(goToPage);
  useEffect(() => void (goTo.current = goToPage), [goToPage]);
  useEffect(() => {
    if (path !== undefined) goTo.current({ path });
    head.current?.focus();
  }, [path, at]);
  useEffect(() => (selector === undefined ? undefined : mark(selector)), [selector, at]);

  if (step === undefined) return null;
  const end = (how: "taken" | "left") => {
    stepStore.set(null);
    void choosePreferences({ tour: how });
  };
  return (
    <section
      className="tour"
      aria-label={say(texts.tour)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // Escape leaves the tour, not what is chosen on the page behind it.
        event.stopPropagation();
        end("left");
      }}
    >
      <p className="quiet">{say(texts.step, { number: at + 1, count: steps.length })}</p>
      <h2 ref={head} tabIndex={-1}>
        {say(step.title)}
      </h2>
      {[...step.lines, ...more].map((line) => (
        <p key={line.en}>{say(line)}</p>
      ))}
      <div className="tour-acts">
        <Button look="text" onClick={() => end(isLast ? "taken" : "left")}>
          {say(texts.leave)}
        </Button>
        {at > 0 && <Button onClick={() => stepStore.set(at - 1)}>{say(texts.back)}</Button>}
        <Button look="primary" onClick={() => (isLast ? end("taken") : stepStore.set(at + 1))}>
          {say(isLast ? texts.finish : texts.next)}
        </Button>
      </div>
    </section>
  );
}

/** The lines of a step that are fetched; none until they are there. */
function useMore(step: TourStep | undefined): readonly Sentence[] {
  const [found, setFound] = useState<{ readonly of: TourStep; readonly lines: readonly Sentence[] }>();
  useEffect(() => {
    let isShown = true;
    void step?.more?.().then(
      (lines) => isShown && setFound({ of: step, lines }),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [step]);
  return found !== undefined && found.of === step ? found.lines : [];
}

/** How often it is looked for what a page that is being fetched will show. */
const tries = 40;
const everyMillis = 100;

/** Marks the first of what the selector finds that is in sight; answers how to take the mark away. */
function mark(selector: string): () => void {
  let marked: Element | undefined;
  let left = tries;
  const look = () => {
    marked = [...document.querySelectorAll(selector)].find((each) => each.getClientRects().length > 0);
    left -= 1;
    if (marked === undefined && left > 0) return;
    clearInterval(timer);
    marked?.setAttribute("data-toured", "true");
    marked?.scrollIntoView({ block: "nearest" });
  };
  const timer = setInterval(look, everyMillis);
  return () => {
    clearInterval(timer);
    marked?.removeAttribute("data-toured");
  };
}
