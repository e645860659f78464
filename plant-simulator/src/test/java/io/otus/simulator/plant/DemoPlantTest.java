package io.otus.simulator.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlantTest {
    private static final DemoPlant PLANT = DemoPlant.simulate(1);

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(DemoPlant.simulate(1))).isEqualTo(sha256(PLANT));
    }

    @Test
    void anotherSeedGivesOtherBytes() throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(DemoPlant.simulate(2))).isNotEqualTo(sha256(PLANT));
    }

    @Test
    void framesAreInTheOrderOfTheirTimes() {
        List<Frame> frames = PLANT.frames();
        assertThat(frames).hasSizeBetween(20_000, 60_000);
        assertThat(IntStream.range(1, frames.size())
                        .allMatch(
                                i -> frames.get(i - 1).nanos() <= frames.get(i).nanos()))
                .isTrue();
    }

    @Test
    void learningIsAStretchOfNormalOperationAndScenesComeAfterIt() {
        assertThat(PLANT.learnUntil()).isAfter(PLANT.frames().getFirst().time().plusSeconds(20 * 60));
        assertThat(PLANT.frames().getLast().time()).isAfter(PLANT.learnUntil().plusSeconds(10 * 60));
        assertThat(PLANT.scenes())
                .isNotEmpty()
                .allSatisfy(scene -> assertThat(scene.start()).isAfter(PLANT.learnUntil()));
    }

    @Test
    void aScenePointsAtItsOwnFrames() {
        assertThat(PLANT.scenes()).allSatisfy(scene -> {
            Frame first = PLANT.frames().get(scene.firstFrame() - 1);
            Frame last = PLANT.frames().get(scene.lastFrame() - 1);
            assertThat(first.time()).isEqualTo(scene.start());
            assertThat(last.time()).isEqualTo(scene.end());
            assertThat(scene.frames()).isSorted().startsWith(scene.firstFrame()).endsWith(scene.lastFrame());
        });
        assertThat(PLANT.scenes().stream().map(Scene::name)).doesNotHaveDuplicates();
    }

    @Test
    void theIntruderSendsNothingWhileTheSensorLearns() {
        byte[] mac = HexFormat.of().parseHex("00e04c680abb");
        assertThat(PLANT.frames().stream().filter(frame -> frame.time().isBefore(PLANT.learnUntil())))
                .noneMatch(frame -> Arrays.equals(frame.bytes(), 6, 12, mac, 0, 6));
    }

    @Test
    void anIndependentDecoderFindsNothingWrong(@TempDir Path directory) {
        Tshark.required();
        Tshark.assertClean(PLANT.frames(), directory);
    }

    private static String sha256(DemoPlant plant) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = new DigestOutputStream(new ByteArrayOutputStream(), digest)) {
            plant.writeTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
