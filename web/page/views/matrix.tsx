import { useMemo } from "react";

import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { CoverageCell } from "./cells";
import { inOrder, ourPeople, speaksOf } from "./rows";
import { PeopleTable } from "./sheet";

/** Who of us is in touch with whom of them, and how well. */
export function Matrix({ find }: { find: string }) {
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const us = useMemo(() => ourPeople(map, vocabulary.me.user), [map, vocabulary]);
  const people = useMemo(
    () => inOrder(map, { by: "name", descending: false }).filter((person) => speaksOf(person, find)),
    [map, find],
  );
  const covered = (uid: string) => map.stakeholders.filter((person) => person.coverage.some((one) => one.userUid === uid)).length;
  return (
    <PeopleTable
      label={t("views.matrix")}
      people={people}
      head={
        <>
          <th scope="col">{t("views.column-name")}</th>
          <th scope="col">{t("views.column-title")}</th>
          {us.map((user) => (
            <th key={user.uid} scope="col">
              {user.name} <span className="quiet small">{t("views.covers-count", { count: covered(user.uid) })}</span>
            </th>
          ))}
        </>
      }
      cells={(person) => (
        <>
          <td>{person.title}</td>
          {us.map((user) => (
            <td key={user.uid} className={person.coverage.some((one) => one.userUid === user.uid) ? "covered" : ""}>
              <CoverageCell person={person} user={user} />
            </td>
          ))}
        </>
      )}
    />
  );
}
