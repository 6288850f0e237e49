import { useMemo, useRef, useState } from "react";
import { Button, Collection, ListLayout, Tree, TreeItem, TreeItemContent, Virtualizer } from "react-aria-components";

import { rem } from "../design/rem";
import { useOpenMap } from "../map/context";
import { lastContact } from "../map/last-contact";
import { pastWhom } from "../map/left-out";
import { useOpenDetails } from "../map/person-commands";
import type { Stakeholder } from "../map/query";
import { CoverageSign, PowerSign, StanceSign, stanceTowards } from "../map/signs";
import { useWords } from "../words";
import { OutlineMenu } from "./outline-menu";
import { branchesOf, speaksOf, type Branch } from "./rows";

// As high as `.branch`.
const LAYOUT = { rowHeight: rem(2.875) };

/** The map by reporting lines, as a tree that the keyboard walks; whoever is chosen stands in the details. */
export function Outline({ find }: { find: string }) {
  const { t } = useWords();
  const { map, session, mayWrite, selected, select } = useOpenMap();
  const openDetails = useOpenDetails();
  const past = useMemo(() => pastWhom(map, t), [map, t]);
  const branches = useMemo(() => branchesOf(map, (person) => speaksOf(person, find)), [map, find]);
  // New people are seen at once: what is kept is who was folded away.
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const tree = useRef<HTMLDivElement>(null);
  // Whoever leaves takes the focus along: the row below has it then, or the one above.
  function remove(uid: string) {
    const rows = [...(tree.current?.querySelectorAll<HTMLElement>("[role=row]") ?? [])].sort(
      (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
    );
    const at = rows.findIndex((row) => row.dataset.key === uid);
    const next = (rows[at + 1] ?? rows[at - 1])?.dataset.key;
    session.change({ removeStakeholder: { stakeholder: uid } });
    select(next === undefined ? [] : [next]);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(next ?? "")}"]`)?.focus());
  }
  const everybody = map.stakeholders.map((person) => person.uid);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <Tree
        ref={tree}
        aria-label={t("views.outline")}
        className="outline"
        items={branches}
        dependencies={[map, mayWrite]}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={[...selected]}
        onAction={(key) => openDetails(String(key))}
        onSelectionChange={(keys) => keys !== "all" && select([...keys].map(String))}
        expandedKeys={everybody.filter((uid) => !folded.has(uid))}
        onExpandedChange={(open) => setFolded(new Set(everybody.filter((uid) => !open.has(uid))))}
        renderEmptyState={() => <p className="empty">{t("frame.nothing-found")}</p>}
      >
        {(branch) => <BranchItem branch={branch} past={past} onRemove={remove} />}
      </Tree>
    </Virtualizer>
  );
}

interface BranchProps {
  branch: Branch;
  /** Who reports to the person above them past whom. */
  past: ReadonlyMap<string, string>;
  onRemove: (uid: string) => void;
}

function BranchItem({ branch, past, onRemove }: BranchProps) {
  const { t } = useWords();
  const name = branch.person.contact.name || t("map.no-name");
  const over = past.get(branch.id);
  return (
    <TreeItem id={branch.id} textValue={name} aria-label={over === undefined ? name : `${name}, ${over}`} className="branch">
      <TreeItemContent>
        {({ hasChildItems, isExpanded }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className="chevron">
                <span aria-hidden="true">{isExpanded ? "▾" : "▸"}</span>
              </Button>
            ) : (
              <span className="chevron" />
            )}
            <Person person={branch.person} name={name} over={over} below={branch.below.length} />
            <OutlineMenu person={branch.person} name={name} onRemove={() => onRemove(branch.id)} />
          </>
        )}
      </TreeItemContent>
      <Collection items={branch.below}>{(one) => <BranchItem branch={one} past={past} onRemove={onRemove} />}</Collection>
    </TreeItem>
  );
}

function Person({ person, name, over, below }: { person: Stakeholder; name: string; over: string | undefined; below: number }) {
  const { t, date } = useWords();
  const { map, vocabulary } = useOpenMap();
  const us = map.parties.find((party) => party.kind === "US");
  return (
    <>
      <span className="names">
        <strong>{name}</strong>
        <span className="quiet small">
          {over !== undefined && <b>{over} · </b>}
          {person.former ? t("map.former") : [person.title, person.department].filter(Boolean).join(" · ") || t("map.no-title")}
          {below > 0 && ` · ${t("views.below-count", { count: below })}`}
        </span>
      </span>
      <span className="chips">
        {person.roles.map((role) => (
          <span key={role.code} className="chip">
            {vocabulary.role(role.code)}
          </span>
        ))}
        {person.canVeto && <span className="chip veto">{t("map.veto")}</span>}
      </span>
      <StanceSign value={stanceTowards(person, us)} word />
      <PowerSign power={person.power} word={person.power ? vocabulary.word("POWER", person.power) : t("map.power-unknown")} />
      <CoverageSign
        person={person}
        word={
          person.coverage.map((one) => `${one.userName}: ${vocabulary.word("COVERAGE", one.level)}`).join(", ") ||
          t("map.nobody-covers")
        }
      />
      <span className="quiet small seen-at">{lastContact(person.lastContactAt, { t, date })}</span>
    </>
  );
}
