package dev.sluice.diagnosis;

import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * The way out of one inspection: its own connections, each past the guard.
 *
 * @param http connections are not kept between inspections: each must pass its own guard
 * @param origin of the page that players are tried in
 */
record Route(OkHttpClient http, Guard guard, String origin) {
    static Route of(OkHttpClient http, Guard guard, String origin) {
        var own = http.newBuilder()
                .dns(guard)
                .connectionPool(new ConnectionPool(8, 5, java.util.concurrent.TimeUnit.SECONDS))
                .build();
        return new Route(own, guard, origin);
    }

    Fetcher as(ClientKind client, Trail trail) {
        return new Fetcher(http, guard, trail, client, origin);
    }
}
