import { memoryJournal } from "./memory-journal.ts";
import { rulebookOf } from "./rulebook.ts";
import { journalContract } from "./testing/journal-contract.ts";
import { ledgerRoom } from "./testing/ledger.ts";

journalContract("in memory", async () => {
  const troubles: string[] = [];
  return {
    journal: memoryJournal(rulebookOf([ledgerRoom]), "memory", (error) => troubles.push(String(error))),
    troubles,
    close: async () => {},
  };
});
