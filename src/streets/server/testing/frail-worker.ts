// In this order: who listens first, hears first.
import "./dies-at-the-pole.ts";
import "../router-worker.ts";
