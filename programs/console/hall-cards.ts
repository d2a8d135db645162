import { IncidentCard } from "../../src/dispatch/web/incident-card.tsx";
import { UnitCard } from "../../src/dispatch/web/unit-card.tsx";
import { CallForm } from "../../src/intake/web/call-form.tsx";

/** What opens in the hall: the card of what is chosen, and the form of a call. The lists stand before it is fetched. */
export const hallCards = { IncidentCard, UnitCard, CallForm };

export type HallCards = typeof hallCards;
