import { useMemo, useState } from "react";

import { useOpenMap } from "../map/context";
import type { Stakeholder } from "../map/query";
import { CoverageSign } from "../map/signs";
import { useWords } from "../words";
import { PowerCell, StanceCell } from "./cells";
import { COLUMNS, inOrder, speaksOf, type Column, type Order } from "./rows";
import { PeopleTable } from "./sheet";

/** The people of the map as rows; power and stance are changed there. */
export function MapTable({ find }: { find: string }) {
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const [order, setOrder] = useState<Order>({ by: "name", descending: false });
  const people = useMemo(
    () => inOrder(map, order, vocabulary.role).filter((person) => speaksOf(person, find)),
    [map, order, vocabulary, find],
  );
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
  const { vocabulary } = useOpenMap();
  return (
    <>
      <td>{person.title ?? <Unknown />}</td>
      <td>{person.department ?? <Unknown />}</td>
      <td>{person.roles.length > 0 ? person.roles.map((role) => vocabulary.role(role.code)).join(", ") : <Unknown />}</td>
      <td>
        <PowerCell person={person} />
      </td>
      <td>
        <StanceCell person={person} />
      </td>
      <td>
        {person.coverage.length === 0 ? (
          <span className="quiet">{t("map.nobody-covers")}</span>
        ) : (
          <span className="with-sign">
            <CoverageSign person={person} word="" />
            {person.coverage.map((one) => `${one.userName}: ${vocabulary.word("COVERAGE", one.level)}`).join(", ")}
          </span>
        )}
      </td>
      <td className="day">{person.lastContactAt ? date(person.lastContactAt) : <span className="quiet">{t("map.never")}</span>}</td>
    </>
  );
}

function Unknown() {
  const { t } = useWords();
  return (
    <span className="quiet">
      <span aria-hidden="true">–</span>
      <span className="unseen">{t("map.not-known")}</span>
    </span>
  );
}
