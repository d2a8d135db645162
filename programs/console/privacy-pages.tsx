export { ReadsView as ReadsPage } from "../../src/privacy/web/reads-view.tsx";
