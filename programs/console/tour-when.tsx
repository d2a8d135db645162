import { lazy, type ReactNode, Suspense } from "react";
import { usePreference } from "../../src/ground/web/preferences.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { stepStore } from "./tour-store.ts";

/* The tour is fetched when somebody takes it, or has not yet said whether to. */

const Offer = lazy(async () => ({ default: (await import("./tour.tsx")).TourOffer }));
const Card = lazy(async () => ({ default: (await import("./tour.tsx")).TourCard }));

/** The offer of the tour, to a person who has neither taken nor declined it. */
export function TourOffer(): ReactNode {
  const { session } = useClient();
  const answered = usePreference("tour");
  return (
    session.person &&
    answered === null && (
      <Suspense fallback={null}>
        <Offer />
      </Suspense>
    )
  );
}

/** The step of the tour that somebody takes. */
export function Tour(): ReactNode {
  const step = useStore(stepStore);
  return (
    step !== null && (
      <Suspense fallback={null}>
        <Card at={step} />
      </Suspense>
    )
  );
}
