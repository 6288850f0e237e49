import { Button, Dialog } from "../controls";
import { useWords } from "../words";
import type { FieldOf } from "./collisions";
import type { Clash, Known } from "./unwritten";

/** Both sides of what two people changed at once; nothing is written until one is chosen. */
export function ClashDialog<Facts extends Known, Change extends Partial<Facts>>(props: {
  clash: Clash<Facts, Change>;
  name: (field: FieldOf<Change>) => string;
  /** A value in words; what is empty never comes here. */
  said: (field: FieldOf<Change>, value: unknown) => string;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const { t } = useWords();
  const { clash, name, said, onTheirs, onMine } = props;
  function side(from: object, field: FieldOf<Change>): string {
    const value: unknown = new Map<string, unknown>(Object.entries(from)).get(field);
    const isEmpty = value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    return isEmpty ? t("map.nothing") : said(field, value);
  }
  return (
    <Dialog title={t("map.conflict")} isOpen>
      <p className="quiet">{t("map.conflict-paused")}</p>
      {clash.fields.map((field) => (
        <div key={field}>
          <h3>{name(field)}</h3>
          <dl className="facts">
            <div>
              <dt>{t("map.conflict-before")}</dt>
              <dd>{side(clash.before, field)}</dd>
            </div>
            <div>
              <dt>{t("around.theirs")}</dt>
              <dd>{side(clash.theirs, field)}</dd>
            </div>
            <div>
              <dt>{t("map.conflict-my-side")}</dt>
              <dd>{side(clash.mine, field)}</dd>
            </div>
          </dl>
        </div>
      ))}
      <div className="row end">
        <Button onPress={onTheirs}>{t("map.conflict-theirs")}</Button>
        <Button look="primary" onPress={onMine}>
          {t("map.conflict-mine")}
        </Button>
      </div>
    </Dialog>
  );
}
