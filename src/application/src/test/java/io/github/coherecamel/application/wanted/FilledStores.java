package io.github.coherecamel.application.wanted;

/** A database in which there is much of everything, and what has been read in it since. */
record FilledStores(Stores stores, ScannedRows scanned) {

    static final int MODELS = 5_000;

    private static final int EVENTS = 20_000;

    static FilledStores of(Stores.Kind kind) {
        var scanned = new ScannedRows();
        var stores = kind.empty(scanned::in);
        var range = kind == Stores.Kind.H2 ? "system_range(1, %d) as r(x)" : "generate_series(1, %d) as r(x)";
        stores.execute(
                """
                insert into event (source, id, model_id, dataset_id, happened_at, received_at, outcome)
                select case when x < 10000 then '/old' else '/new' end, 'id' || x,
                    case when x < 10000 then 'old' else 'm' || mod(x, 100) end, 'd' || x,
                    timestamp with time zone '2026-01-01 00:00:00+00' + x * interval '1' second,
                    timestamp with time zone '2026-01-01 00:00:00+00' + x * interval '1' second,
                    case when x < 1000 then null when x < 10000 then 'STALE' else 'APPLIED' end
                from """
                        + " " + range.formatted(EVENTS));
        stores.execute(
                """
                insert into model (id, dataset_id, event_seq, wanted_at, generation, sync, health, since, category,
                    attempts, maybe_written, paused, claim)
                select 'm' || x, 'd', x, current_timestamp, 1, case when x < 2000 then 'UNKNOWN' else 'SYNCED' end,
                    case when mod(x, 2) = 0 then 'DEGRADED' else 'HEALTHY' end, current_timestamp,
                    case when mod(x, 2) = 0 then 'DATASET' end, 0, false, false, 0
                from """
                        + " " + range.formatted(MODELS));
        stores.execute(
                """
                insert into attempt (model_id, event_seq, generation, node, started_at, ended_at, outcome, category)
                select case when x < 10000 then 'old' else 'm' || mod(x, 100) end, x, 1, 'n1', current_timestamp,
                    current_timestamp, 'UPDATED', 'NONE'
                from """
                        + " " + range.formatted(EVENTS));
        stores.execute(
                """
                insert into action (at, who, what, model_id)
                select timestamp with time zone '2026-01-01 00:00:00+00' + x * interval '1' second, 'ann', 'pause',
                    case when x < 10000 then 'old' else 'm' || mod(x, 100) end
                from """
                        + " " + range.formatted(EVENTS));
        stores.execute("analyze");
        scanned.reset();
        return new FilledStores(stores, scanned);
    }
}
