import { useState } from "react";

import { VOTES } from "../controls/range";
import { useOpenMap } from "../map/context";
import { lastContact } from "../map/last-contact";
import type { Stakeholder } from "../map/query";
import { useWords } from "../words";
import { PowerCell, RolesCell, StanceCell, TextCell, TouchCell, Unknown, VetoCell } from "./cells";
import { COLUMNS, inOrder, speaksOf, type Column, type Order } from "./rows";
import { PeopleTable } from "./sheet";

/** The people of the map as rows; what a small control can change is changed there. */
export function MapTable({ find }: { find: string }) {
  const { t } = useWords();
  const [order, setOrder] = useState<Order>({ by: "name", descending: false });
  const people = useSteadyRows(order, find);
  return (
    <PeopleTable
      label={t("views.table")}
      people={people}
      cells={(person) => <Cells person={person} />}
      head={COLUMNS.map((column) => (
        <Head key={column} column={column} order={order} onOrder={setOrder} />
      ))}
    />
  );
}

/** Rows stay where they are while they are changed; they are put in order anew when one asks for it, or people come or go. */
function useSteadyRows(order: Order, find: string): Stakeholder[] {
  const { map, people, vocabulary, asOf } = useOpenMap();
  const asked = [order.by, order.descending, find, asOf, ...[...people.keys()].sort()].join("\n");
  const [shown, setShown] = useState<{ asked: string; uids: readonly string[] }>({ asked: "", uids: [] });
  if (shown.asked !== asked) {
    const wanted = inOrder(map, order, vocabulary.role).filter((person) => speaksOf(person, find));
    setShown({ asked, uids: wanted.map(({ uid }) => uid) });
  }
  return shown.uids.flatMap((uid) => people.get(uid) ?? []);
}

function Head(props: { column: Column; order: Order; onOrder: (order: Order) => void }) {
  const { t } = useWords();
  const { column, order, onOrder } = props;
  const here = order.by === column;
  return (
    <th scope="col" aria-sort={here ? (order.descending ? "descending" : "ascending") : "none"}>
      <button type="button" onClick={() => onOrder({ by: column, descending: here && !order.descending })}>
        {t(`views.column-${column}`)} <span aria-hidden="true">{here ? (order.descending ? "↓" : "↑") : "↕"}</span>
      </button>
    </th>
  );
}

function Cells({ person }: { person: Stakeholder }) {
  const { t, date } = useWords();
  const { session } = useOpenMap();
  const contact = person.contact.uid;
  const name = person.contact.name || t("map.no-name");
  return (
    <>
      {person.external ? (
        // What they are called at their own company is not of this map.
        <>
          <td>{person.title ?? <Unknown />}</td>
          <td>{person.department ?? <Unknown />}</td>
        </>
      ) : (
        <>
          <td>
            <TextCell
              label={t("views.title-of", { name })}
              value={person.title}
              onSave={(title) => session.change({ setJob: { contact, title } })}
            />
          </td>
          <td>
            <TextCell
              label={t("views.department-of", { name })}
              value={person.department}
              onSave={(department) => session.change({ setJob: { contact, department } })}
            />
          </td>
        </>
      )}
      <td>
        <RolesCell person={person} />
      </td>
      <td>
        <PowerCell person={person} />
      </td>
      <td>
        <StanceCell person={person} />
      </td>
      <td className="figure">
        <TextCell
          label={t("views.votes-of", { name })}
          value={person.voteWeight === null ? null : String(person.voteWeight)}
          type="number"
          range={VOTES}
          onSave={(votes) =>
            session.change({ updateStakeholder: { stakeholder: person.uid, voteWeight: votes === null ? null : Number(votes) } })
          }
        />
      </td>
      <td>
        <VetoCell person={person} />
      </td>
      <td>
        <TouchCell person={person} />
      </td>
      <td className={person.lastContactAt ? "day" : "day quiet"}>{lastContact(person.lastContactAt, { t, date })}</td>
    </>
  );
}
