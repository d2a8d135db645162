import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface AddressLinkProps {
  /** The path, and what stands after its question mark. */
  readonly to: string;
  readonly search?: object;
  /** What it is called where its content alone does not say it. */
  readonly label?: string;
  /** Whether it leads to what is shown now. */
  readonly isHere?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link within the program: a plain press stays in this window, the browser's own ways to a new tab and a copy work. */
export function AddressLink({ to, search = {}, label, isHere, className, children }: AddressLinkProps): ReactNode {
  return (
    <Link
      to={to}
      search={search}
      aria-label={label}
      {...(className === undefined ? {} : { className })}
      aria-current={isHere === true ? "page" : undefined}
      // A page is not its parent: of /account and /account/preferences one is here.
      activeOptions={{ exact: true, includeSearch: false }}
      activeProps={{}}
      inactiveProps={{}}
    >
      {children}
    </Link>
  );
}
