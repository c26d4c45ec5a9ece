// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.deadletter.PoisonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTextTest {

    private static final String OLD = "key.old=" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW =
            "key.new=" + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    private static final UUID RECORD = UUID.randomUUID();
    private static final SealContext CONTEXT = new SealContext("demo", new Seeker("oidc", "lin"), RECORD);
    private static final String TEXT = "我今天很难过 🌧 and tired";

    @TempDir
    Path directory;

    @Test
    void opensWhatItSealed() throws IOException {
        SealedText sealed = with("active=old", OLD);
        assertThat(open(sealed, CONTEXT, seal(sealed))).isEqualTo(TEXT);
    }

    @Test
    void hidesTheTextAndNeverSealsItTheSameWayTwice() throws IOException {
        SealedText sealed = with("active=old", OLD);
        assertThat(seal(sealed)).doesNotContain("tired").isNotEqualTo(seal(sealed));
    }

    @Test
    void staysShutForAnotherClinicSeekerOrRecord() throws IOException {
        SealedText sealed = with("active=old", OLD);
        String envelope = seal(sealed);
        for (SealContext other : new SealContext[] {
            new SealContext("two", CONTEXT.seeker(), RECORD),
            new SealContext("demo", new Seeker("clinic", "lin"), RECORD),
            new SealContext("demo", new Seeker("oidc", "ana"), RECORD),
            new SealContext("demo", CONTEXT.seeker(), UUID.randomUUID())
        }) {
            assertThatThrownBy(() -> open(sealed, other, envelope)).isInstanceOf(PoisonException.class);
        }
    }

    @Test
    void opensOldTextAfterTheKeyHasChanged() throws IOException {
        String envelope = seal(with("active=old", OLD));
        SealedText later = with("active=new", OLD, NEW);
        assertThat(open(later, CONTEXT, envelope)).isEqualTo(TEXT);
        assertThat(seal(later)).startsWith("1.new.");
    }

    @Test
    void saysThatItLacksTheKey() throws IOException {
        String envelope = seal(with("active=new", NEW));
        SealedText without = with("active=old", OLD);
        assertThatThrownBy(() -> open(without, CONTEXT, envelope))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("key");
    }

    @Test
    void refusesWhatIsDamagedWithoutQuotingIt() throws IOException {
        SealedText sealed = with("active=old", OLD);
        for (String damaged : new String[] {"", "plain words", "1.old.", "1.old.AAAA", "1.old.!!!", "2.old.AAAA"}) {
            assertThatThrownBy(() -> open(sealed, CONTEXT, damaged))
                    .isInstanceOf(PoisonException.class)
                    .hasMessageNotContaining("words");
        }
    }

    @Test
    void willNotStartWithoutAUsableActiveKey() {
        assertThatThrownBy(() -> with("active=missing", OLD)).hasMessageContaining("active=missing");
        assertThatThrownBy(() -> with("active=old", "key.old=c2hvcnQ=")).hasMessageContaining("not 32");
        assertThatThrownBy(() -> new KeyRing(directory.resolve("absent"))).hasMessageContaining("absent");
    }

    private SealedText with(String... lines) throws IOException {
        return new SealedText(new KeyRing(Files.writeString(directory.resolve("keys"), String.join("\n", lines))));
    }

    private static String seal(SealedText sealed) {
        return sealed.seal(CONTEXT, TEXT).await().indefinitely();
    }

    private static String open(SealedText sealed, SealContext context, String envelope) {
        return sealed.open(context, envelope).await().indefinitely();
    }
}
