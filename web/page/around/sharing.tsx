import { useWords } from "../words";
import { Block } from "./block";

interface Share {
  access: "READ" | "WRITE";
  until: string | null;
  user: { uid: string; name: string } | null;
  team: { uid: string; name: string } | null;
}

/** With whom a record is shared, to see or to work on it. */
export function SharedWith(props: { shares: readonly Share[] }) {
  const { t, date } = useWords();
  const { shares } = props;
  return (
    <Block title={t("around.shared-with")}>
      {shares.length === 0 && <p className="quiet">{t("around.shared-with-nobody")}</p>}
      <ul className="lines">
        {shares.map(({ user, team, access, until }) => (
          <li key={user?.uid ?? team?.uid}>
            <span>{user?.name ?? t("around.team", { name: team?.name ?? "" })}</span>
            <span className="quiet">
              {t(access === "WRITE" ? "around.may-write" : "around.may-read")}
              {until && ` · ${t("around.until", { date: date(until) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
