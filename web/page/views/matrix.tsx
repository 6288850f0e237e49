import { useMemo } from "react";

import { Button } from "../controls";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { CoverageCell } from "./cells";
import { inOrder, ourPeople, speaksOf, type Colleague } from "./rows";
import { PeopleTable } from "./sheet";

/** Who of us is in touch with whom of them, and how well. */
export function Matrix(props: { find: string; added: readonly Colleague[]; onTakeOut: (uid: string) => void }) {
  const { find, added, onTakeOut } = props;
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const us = useMemo(() => ourPeople(map, vocabulary.me.user, added), [map, vocabulary, added]);
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
              {covered(user.uid) === 0 && user.uid !== vocabulary.me.user?.uid && added.some((one) => one.uid === user.uid) && (
                <Button look="plain" aria-label={t("around.take-out", { name: user.name })} onPress={() => onTakeOut(user.uid)}>
                  ✕
                </Button>
              )}
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
