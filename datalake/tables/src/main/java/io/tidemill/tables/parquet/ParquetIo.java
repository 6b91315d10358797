package io.tidemill.tables.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/** Lets Parquet read and write the files of Iceberg, without Hadoop's file systems. */
final class ParquetIo {
    private ParquetIo() {}

    static org.apache.parquet.io.InputFile input(InputFile file) {
        return new org.apache.parquet.io.InputFile() {
            @Override
            public long getLength() {
                return file.getLength();
            }

            @Override
            public SeekableInputStream newStream() {
                return new Input(file.newStream());
            }

            @Override
            public String toString() {
                return file.location();
            }
        };
    }

    static org.apache.parquet.io.OutputFile output(OutputFile file) {
        return new org.apache.parquet.io.OutputFile() {
            @Override
            public PositionOutputStream create(long blockSizeHint) {
                return new Output(file.create());
            }

            @Override
            public PositionOutputStream createOrOverwrite(long blockSizeHint) {
                return new Output(file.createOrOverwrite());
            }

            @Override
            public boolean supportsBlockSize() {
                return false;
            }

            @Override
            public long defaultBlockSize() {
                return 0;
            }

            @Override
            public String getPath() {
                return file.location();
            }
        };
    }

    private static final class Input extends DelegatingSeekableInputStream {
        private final org.apache.iceberg.io.SeekableInputStream stream;

        Input(org.apache.iceberg.io.SeekableInputStream stream) {
            super(stream);
            this.stream = stream;
        }

        @Override
        public long getPos() throws IOException {
            return stream.getPos();
        }

        @Override
        public void seek(long position) throws IOException {
            stream.seek(position);
        }

        @Override
        public boolean readVectoredAvailable(org.apache.parquet.bytes.ByteBufferAllocator allocator) {
            return false;
        }

        @Override
        public void readFully(ByteBuffer buffer) throws IOException {
            if (buffer.hasArray()) {
                readFully(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
                buffer.position(buffer.limit());
            } else {
                super.readFully(buffer);
            }
        }
    }

    private static final class Output extends DelegatingPositionOutputStream {
        private final org.apache.iceberg.io.PositionOutputStream stream;

        Output(org.apache.iceberg.io.PositionOutputStream stream) {
            super(stream);
            this.stream = stream;
        }

        @Override
        public long getPos() throws IOException {
            return stream.getPos();
        }
    }
}
