import { Button, Dialog } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { Collision } from "./session";

/** Both sides of what two people changed at once. Nothing is written until one is chosen, and nothing is lost. */
export function ConflictDialog() {
  const { t } = useWords();
  const { session, shown } = useOpenMap();
  const { saving } = shown;
  if (saving.state !== "conflict") return null;
  return (
    <Dialog title={t("map.conflict")} isOpen onClose={() => undefined} wide>
      <p>{saving.message}</p>
      <p className="quiet">{t("map.conflict-paused")}</p>
      <div className="collisions">
        {saving.collisions.map((collision) => (
          <Sides key={collision.key} collision={collision} />
        ))}
      </div>
      <div className="row end">
        <Button onPress={() => void session.settle("theirs")}>{t("map.conflict-theirs")}</Button>
        <Button look="primary" onPress={() => void session.settle("mine")}>
          {t("map.conflict-mine")}
        </Button>
      </div>
    </Dialog>
  );
}

function Sides({ collision }: { collision: Collision }) {
  const { t, dateTime } = useWords();
  const sides = [
    [t("map.conflict-before"), collision.before],
    [`${t("map.conflict-their-side", { name: collision.madeByName ?? t("map.someone") })} (${dateTime(collision.madeAt)})`, collision.theirs],
    [t("map.conflict-my-side"), collision.mine],
  ] as const;
  return (
    <section>
      <h3>{collision.people.map((person) => person.name || t("map.no-name")).join(" – ")}</h3>
      <dl className="sides">
        {sides.map(([title, value]) => (
          <div key={title}>
            <dt className="quiet small">{title}</dt>
            <dd>{<Value value={value} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ value }: { value: unknown }) {
  const { t } = useWords();
  if (value === null || value === undefined) return <>{t("map.nothing")}</>;
  if (typeof value !== "object") return <>{String(value)}</>;
  return (
    <ul>
      {Object.entries(value)
        .filter(([, one]) => one !== null)
        .map(([field, one]) => (
          <li key={field}>
            <span className="quiet">{field}</span> {typeof one === "object" ? JSON.stringify(one) : String(one)}
          </li>
        ))}
    </ul>
  );
}
