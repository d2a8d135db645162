import { memoryJournal } from "./memory-journal.ts";
import { rulebookOf } from "./rulebook.ts";
import { journalContract } from "./testing/journal-contract.ts";
import { ledgerRoom } from "./testing/ledger.ts";

journalContract("in memory", async () => ({
  journal: memoryJournal(rulebookOf([ledgerRoom])),
  close: async () => {},
}));
