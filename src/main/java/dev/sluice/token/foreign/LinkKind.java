package dev.sluice.token.foreign;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of link or token was pasted. */
public enum LinkKind {
    SLUICE_SHARE("sluice-share", "Sluice", "Revoking the share, its asset, its channel or its viewer, at once."),
    SLUICE_EMBED("sluice-embed", "Sluice", "Revoking the share, its asset, its channel or its viewer, at once."),
    RFC9246(
            "rfc9246",
            "the holder of the token's key",
            "A floor where the edge asks for floors; otherwise only"
                    + " removing the key, which ends every link of that key."),
    CLOUDFRONT(
            "cloudfront",
            "the holder of a CloudFront key pair",
            "Only removing the key from its key group, which ends" + " every link of that key."),
    AKAMAI_EDGEAUTH(
            "akamai-edgeauth",
            "the holder of an Akamai EdgeAuth key",
            "Only changing the key, or denying the"
                    + " token's id where the property was set up to; a purge does not revoke."),
    GOOGLE_MEDIA_CDN(
            "google-media-cdn",
            "the holder of a Media CDN keyset",
            "Only removing the key from the keyset, which" + " ends every link of that key."),
    CLOUDFLARE_STREAM(
            "cloudflare-stream",
            "the holder of a Cloudflare Stream signing key",
            "Only deleting the signing" + " key, which ends every link of that key."),
    MUX(
            "mux",
            "the holder of a Mux signing key",
            "Only deleting the signing key or the playback id, which ends every link" + " of it."),
    IVS(
            "ivs",
            "the holder of an Amazon IVS playback key pair",
            "Revoking the viewer session where the token names a" + " viewer; otherwise only deleting the key pair."),
    BUNNY(
            "bunny",
            "the holder of a Bunny pull zone's key",
            "Only resetting the zone's key, which ends every link of it."),
    NGINX_SECURE_LINK(
            "nginx-secure-link",
            "a server that shares nginx's secret",
            "Only changing the secret, which ends" + " every link."),
    OME_SIGNED_POLICY(
            "ome-signed-policy",
            "the holder of OvenMediaEngine's secret key",
            "Only changing the secret key," + " which ends every link."),
    CAT(
            "cat",
            "the holder of a Common Access Token key",
            "Nothing in the token; an edge may keep a list of token ids," + " otherwise only removing the key."),
    JWT("jwt", "the holder of the token's key", "Unknown: it depends on who checks the token."),
    HLS("hls", "nobody", "Nothing: the address carries no credential."),
    PAGE("page", "nobody", "Nothing: the address carries no credential."),
    UNKNOWN("unknown", "nobody known", "Unknown.");

    private final String word;
    private final String signer;
    private final String revocation;

    LinkKind(String word, String signer, String revocation) {
        this.word = word;
        this.signer = signer;
        this.revocation = revocation;
    }

    /** The stable name in JSON and on the command line. */
    @JsonValue
    public String word() {
        return word;
    }

    String signer() {
        return signer;
    }

    String revocation() {
        return revocation;
    }
}
