import { Link } from "wouter";

import { pageOf, type MergeKind } from "../around/whole-records";
import type { Found } from "../controls/combo";
import { useWords } from "../words";

/** That there is one of this name already; two may be called the same, so it is only said. */
export function SameName(props: { kind: MergeKind; name: string; called: readonly Found[] | undefined }) {
  const { t } = useWords();
  const { kind, name, called = [] } = props;
  const same = name === "" ? [] : called.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  if (same.length === 0) return null;
  return (
    <div className="notice" role="status">
      <span>{t(`making.same-${kind}`)}</span>
      {same.map(({ uid, name: known, about }) => (
        <Link key={uid} href={pageOf(kind, uid)}>
          {[known, about].filter(Boolean).join(" · ")}
        </Link>
      ))}
    </div>
  );
}
