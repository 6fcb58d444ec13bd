package dev.sluice.console;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Fills the store of a running service with as many links as a test needs, faster than the API would. */
public final class ManyShares {
    private ManyShares() {}

    /**
     * Links of different channels, modes, risks, ends and creators; the store is the one under {@code folder}.
     *
     * @param asset id of a published asset
     */
    public static void insert(Path folder, String asset, int count) throws SQLException {
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("workspace/sluice.db"))) {
            run(store, "pragma busy_timeout = 10000");
            titles(store, asset);
            var now = System.currentTimeMillis();
            run(store, """
                    with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < %d)
                    insert into share (handle, asset, mode, channel, risk, ttl_seconds, created_at, created_by, expires_at,
                      binding, opens, ep_everything, ep_channel, ep_asset, ep_share, ep_viewer)
                    select printf('many-%%08d-%%08d', i, i * 7919 %% 9973), case when i %% 6 = 0 then '%s' else 'many-' || (i %% 6) end,
                      case i %% 3 when 0 then 'embed' when 1 then 'direct' else 'api' end,
                      case i %% 5 when 0 then 'owned-player' when 1 then 'api-mobile' when 2 then 'lms'
                        when 3 then 'partner-newsletter'
                        else 'a-channel-whose-name-is-as-long-as-a-channel-name-may-ever-be-ok' end,
                      case i %% 3 when 0 then 'medium' when 1 then 'low' else 'high' end, 7200, %d - i * 1000,
                      case i %% 4 when 0 then 'dana' when 1 then 'lee' when 2 then 'kim' else 'api' end,
                      %d + (i * 7919 %% 300) * (i * 104729 %% 300) * 1000 - 1800000, '{}', i %% 40, 1, 1, 1, 1, 1
                    from n""".formatted(count, asset, now, now));
        }
    }

    private static void titles(Connection store, String asset) throws SQLException {
        var titles = new String[] {
            "Match day 12, second half",
            "Training: safety 04",
            "Autumn keynote, cut 3",
            "Investor update Q3",
            "An evening with everybody who helped, in full length, ".repeat(4).substring(0, 200)
        };
        for (var i = 0; i < titles.length; i++) {
            run(store, """
                    insert into asset (id, title, state, profile, version, source, duration_ms, created_at, created_by)
                    select 'many-%d', '%s', state, profile, version, source, duration_ms, created_at, created_by
                    from asset where id = '%s'""".formatted(i + 1, titles[i], asset));
        }
    }

    private static void run(Connection store, String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }
}
