package dev.sluice.cli;

import dev.sluice.service.Service;
import dev.sluice.service.ServiceConfig;
import java.nio.file.Path;
import java.time.Clock;

/** Starts the service of this build. */
final class ServiceProgram implements Programs.Serving {
    private final Service service;

    private ServiceProgram(Service service) {
        this.service = service;
    }

    static Programs.Serving start(Programs.ServeOptions options) {
        NativeCode.under(options.workspace());
        var publicUrl = options.publicUrl();
        var config = new ServiceConfig(
                options.workspace(),
                Folders.assets(),
                options.listen().host(),
                options.listen().port(),
                publicUrl == null ? null : publicUrl.uri(),
                options.tlsCertificate(),
                options.tlsKey(),
                options.trustedProxies(),
                options.tokenLife(),
                publicUrl == null ? "local" : "production",
                true);
        return new ServiceProgram(Service.start(config, Clock.systemUTC()));
    }

    @Override
    public String url() {
        return service.url();
    }

    @Override
    public Path adminKeyFile() {
        return service.adminKeyFile();
    }

    @Override
    public void close() {
        service.close();
    }
}
