import type { ReactNode } from "react";
import { ClocksView } from "../../src/district/web/clocks-view.tsx";
import { tagsOf } from "../../src/access/sight.ts";
import { AccountView } from "../../src/duty/web/account-view.tsx";
import { ActsView } from "../../src/duty/web/acts-view.tsx";
import { HandoverView } from "../../src/duty/web/handover-view.tsx";
import { useOfficerNames } from "../../src/access/web/officer-names.ts";
import { PeopleView } from "../../src/duty/web/people-view.tsx";
import { ResponsibilityView } from "../../src/duty/web/responsibility-view.tsx";
import { RosterView } from "../../src/duty/web/roster-view.tsx";
import { giverOf } from "../../src/access/own-session.ts";
import { useDesk } from "../../src/journal/web/desk.ts";
import { OpeningsView } from "../../src/privacy/web/openings-view.tsx";
import { PrivacyView } from "../../src/privacy/web/privacy-view.tsx";
import { showIncident } from "./address.ts";

/** Duty's screens as pages of this program: names are filled in, and what they point to is shown in the hall. */
export function RosterPage(): ReactNode {
  return <RosterView nameOf={useOfficerNames()} />;
}

export function HandoverPage(): ReactNode {
  return <HandoverView nameOf={useOfficerNames()} onIncident={showIncident} />;
}

export function ResponsibilityPage(): ReactNode {
  return <ResponsibilityView nameOf={useOfficerNames()} />;
}

export function OpeningsPage(): ReactNode {
  const { session } = useDesk();
  const seesIncidents = tagsOf(giverOf(session)).includes("reader");
  return <OpeningsView onIncident={seesIncidents ? showIncident : undefined} />;
}

export {
  AccountView as AccountPage,
  ActsView as ActsPage,
  ClocksView as ClocksPage,
  PeopleView as PeoplePage,
  PrivacyView as PrivacyPage,
};
