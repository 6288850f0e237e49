import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactNode } from "react";

import { useOpenMap } from "../map/context";
import type { Stakeholder } from "../map/query";
import { useWords } from "../words";

const ROW_HEIGHT = 44;

/** A table of people, of which only the rows in sight are drawn. */
export function PeopleTable(props: {
  label: string;
  head: ReactNode;
  people: readonly Stakeholder[];
  cells: (person: Stakeholder) => ReactNode;
}) {
  const { t } = useWords();
  const { selected, select } = useOpenMap();
  const { label, head, people, cells } = props;
  const around = useRef<HTMLDivElement>(null);
  // The compiler that the rule is for is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => around.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: (index) => people[index]?.uid ?? index,
  });
  const drawn = rows.getVirtualItems();
  const before = drawn[0]?.start ?? 0;
  const after = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  if (people.length === 0) return <p className="empty">{t("frame.nothing-found")}</p>;
  return (
    // It scrolls, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="people-table" ref={around} tabIndex={0} role="region" aria-label={label}>
      <table aria-rowcount={people.length + 1}>
        <thead>
          <tr aria-rowindex={1}>{head}</tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {drawn.map(({ index, key }) => {
            const person = people[index];
            if (!person) return null;
            return (
              <tr key={key} ref={rows.measureElement} data-index={index} aria-rowindex={index + 2} className={selected.has(person.uid) ? "selected" : ""}>
                <th scope="row">
                  <button type="button" className="name" aria-pressed={selected.has(person.uid)} onClick={() => select([person.uid])}>
                    {person.contact.name || t("map.no-name")}
                  </button>
                </th>
                {cells(person)}
              </tr>
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  );
}

// The room of the rows that are not drawn.
function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
