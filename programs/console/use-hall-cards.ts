import { useEffect, useState } from "react";
import type { HallCards } from "./hall-cards.ts";

/** Kept once it is there, so that what opens later opens at once. */
let fetched: HallCards | undefined;

/** Between two attempts without a connection, in milliseconds. */
const againMillis = 2000;

/** What opens in the hall, fetched as soon as the hall stands; undefined until then. */
export function useHallCards(): HallCards | undefined {
  const [cards, setCards] = useState(fetched);
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    let isShown = true;
    const read = () => {
      import("./hall-cards.ts").then(
        ({ hallCards }) => {
          fetched = hallCards;
          if (isShown) setCards(hallCards);
        },
        () => {
          if (isShown) again = setTimeout(read, againMillis);
        },
      );
    };
    if (fetched === undefined) read();
    return () => {
      isShown = false;
      clearTimeout(again);
    };
  }, []);
  return cards;
}
