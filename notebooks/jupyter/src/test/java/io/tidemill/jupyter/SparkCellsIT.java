package io.tidemill.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.kernel.KernelSpec;
import io.tidemill.testkit.jupyter.Answer;
import io.tidemill.testkit.jupyter.JupyterClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark in cells, in a session that the cells build themselves: what they define must run in its tasks, and stop when told to. */
class SparkCellsIT {
    private static final double INTERRUPT_S = 2;

    @TempDir
    static Path folder;

    @AutoClose
    private static JupyterClient kernel;

    @BeforeAll
    static void start() throws IOException {
        NotebookCommand.kernel(Map.of()).write(folder);
        kernel = JupyterClient.start(folder, KernelSpec.NAME);
        Answer session = kernel.run("""
                import java.io.Serializable;
                import org.apache.spark.api.java.*;
                import org.apache.spark.api.java.function.*;
                import org.apache.spark.sql.*;
                import org.apache.spark.sql.api.java.*;
                import org.apache.spark.sql.types.*;
                SparkSession spark = SparkSession.builder().appName("cells").master("local[2]").getOrCreate();
                var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
                """);
        assertThat(session.status()).as(session.traceback().toString()).isEqualTo("ok");
    }

    @Test
    void lambdasAreRunByTasks() {
        assertThat(kernel.run("""
                        spark.range(1000).map((MapFunction<Long, Long>) n -> n * 2, Encoders.LONG())
                            .filter((FilterFunction<Long>) n -> n % 3 == 0).count()
                        """).value()).isEqualTo("334");
        assertThat(kernel.run("""
                        context.parallelize(List.of("a b", "b c")).flatMap(l -> List.of(l.split(" ")).iterator())
                            .countByValue().get("b")
                        """).value()).isEqualTo("2");
    }

    @Test
    void functionsOfSqlAreRunByTasks() {
        assertThat(kernel.run("""
                        int factor = 7;
                        spark.udf().register("times", (UDF1<Long, Long>) n -> n * factor, DataTypes.LongType);
                        spark.sql("SELECT sum(times(id)) FROM range(10)").first().getLong(0)
                        """).value()).isEqualTo("315");
    }

    @Test
    void recordsTravelToTasksAndBack() {
        assertThat(kernel.run("""
                        record Point(int x, int y) implements Serializable {}
                        context.parallelize(List.of(new Point(1, 2), new Point(3, 4))).map(p -> new Point(p.y(), p.x())).collect()
                        """).value()).isEqualTo("[Point[x=2, y=1], Point[x=4, y=3]]");
    }

    @Test
    void beansBecomeRows() {
        Answer answer = kernel.run("""
                public static class Person implements Serializable {
                    private String name;
                    private int age;
                    public String getName() { return name; }
                    public void setName(String name) { this.name = name; }
                    public int getAge() { return age; }
                    public void setAge(int age) { this.age = age; }
                }
                Person person = new Person();
                person.setName("Ann");
                person.setAge(30);
                var people = spark.createDataset(List.of(person), Encoders.bean(Person.class));
                people.map((MapFunction<Person, String>) p -> p.getName() + p.getAge(), Encoders.STRING()).first()
                """);
        assertThat(answer.value()).isEqualTo("Ann30");
        assertThat(kernel.run("people.filter(\"age > 20\").first().getName()").value())
                .isEqualTo("Ann");
    }

    @Test
    void aJobIsInterruptedAndTheSessionGoesOn() {
        Answer job = kernel.interrupt("""
                System.out.println("go");
                spark.range(0, 1_000_000_000_000L, 1, 4).map((MapFunction<Long, Long>) n -> n + 1, Encoders.LONG())
                    .filter((FilterFunction<Long>) n -> n < 0).count();
                """, "go");
        assertThat(job.error()).matches("InterruptedException: cell \\[\\d+] was interrupted");
        assertThat(job.interruptSeconds()).isLessThan(INTERRUPT_S);
        assertThat(kernel.run("spark.range(5).count()").value()).isEqualTo("5");
    }

    @Test
    void whatATaskThrowsIsToldByTheLineOfTheCell() {
        Answer answer = kernel.run("""
                spark.range(5).map((MapFunction<Long, Long>) n -> {
                    if (n == 3) {
                        throw new IllegalStateException("three");
                    }
                    return n;
                }, Encoders.LONG()).collectAsList()
                """);
        assertThat(answer.error()).startsWith("SparkException: Job aborted due to stage failure");
        assertThat(answer.traceback())
                .contains("Caused by IllegalStateException: three")
                .anyMatch(line -> line.matches(" {2}at lambda \\(cell \\[\\d+], line 3\\)"))
                .hasSizeLessThan(25);
    }
}
