package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Database.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes while a transaction is under way is the next one, together. */
class GroupCommitTest {

    private static final String TOO_LONG = "x".repeat(1000);

    private final List<List<String>> written = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource
    void commitsTogetherWhatCameMeanwhile(Stores.Kind kind) {
        var stores = kind.empty();

        var all = writeWhileOneIsUnderWay(stores, List.of("a", "b", "c", "d", "e"));

        all.forEach(CompletableFuture::join);
        assertThat(written).hasSize(2);
        assertThat(written.get(1)).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(stores.count("action")).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void letsOnlyTheOneFailThatCannotBeWritten(Stores.Kind kind) {
        var stores = kind.empty();

        var all = writeWhileOneIsUnderWay(stores, List.of("a", TOO_LONG, "b"));

        all.get(0).join();
        all.get(2).join();
        assertThatThrownBy(() -> all.get(1).join()).isInstanceOf(CompletionException.class);
        assertThat(stores.count("action")).isEqualTo(3);
    }

    /** Such as that memory is short for a moment. Nobody may wait for ever for that. */
    @ParameterizedTest
    @EnumSource
    void letsNobodyWaitAfterAnError(Stores.Kind kind) {
        var stores = kind.empty();
        var fails = new AtomicBoolean(true);
        var commit = new GroupCommit<String, String>(stores.database::inTransaction, (transaction, works) -> {
            if (fails.getAndSet(false)) {
                throw new OutOfMemoryError("as if");
            }
            return insert(transaction, works);
        });

        assertThatThrownBy(() -> commit.write("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("as if");

        assertThat(commit.write("b")).isEqualTo("b is written");
    }

    @ParameterizedTest
    @EnumSource
    void givesEachItsOwnResultHoweverManyWrite(Stores.Kind kind) {
        var stores = kind.empty();
        var commit = new GroupCommit<String, String>(stores.database::inTransaction, GroupCommitTest::insert);

        var results = IntStream.range(0, 300)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> commit.write("n" + number)))
                .toList();

        for (var number = 0; number < 300; number++) {
            assertThat(results.get(number).join()).isEqualTo("n" + number + " is written");
        }
        assertThat(stores.count("action")).isEqualTo(300);
    }

    /** Returns the writing of each, which the first transaction, of something else, has kept waiting. */
    private List<CompletableFuture<String>> writeWhileOneIsUnderWay(Stores stores, List<String> works) {
        var commit = new GroupCommit<String, String>(stores.database::inTransaction, this::insertInTurn);
        var first = CompletableFuture.supplyAsync(() -> commit.write("first"), command -> new Thread(command).start());
        await().atMost(Duration.ofSeconds(60)).until(() -> begun.getCount() == 0);
        var threads = new ArrayList<Thread>();
        var writing = works.stream()
                .map(work -> CompletableFuture.supplyAsync(() -> commit.write(work), command -> {
                    var thread = new Thread(command);
                    threads.add(thread);
                    thread.start();
                }))
                .toList();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        goOn.countDown();
        first.join();
        return writing;
    }

    private List<String> insertInTurn(Transaction transaction, List<String> works) {
        written.add(works);
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return insert(transaction, works);
    }

    private static List<String> insert(Transaction transaction, List<String> works) {
        works.forEach(work -> Audit.write(transaction, work, "test", null, null));
        return works.stream().map(work -> work + " is written").toList();
    }
}
