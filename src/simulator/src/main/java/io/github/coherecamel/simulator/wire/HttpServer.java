package io.github.coherecamel.simulator.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 server on 127.0.0.1. A waiting answer costs it an object, not a thread. */
public final class HttpServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int IO_THREADS = 2;
    private static final long FILES_IN_MEMORY_UP_TO = 64 * 1024;
    private static final int BACKLOG = 4096;
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 32 * 1024;
    private static final int MAX_PIECE = 64 * 1024;

    private final EventLoopGroup io;
    private final Channel listening;

    /** Starts to listen, with TLS if there is a context for it; port 0 takes a free one. Fails if the port is taken. */
    public HttpServer(int port, @Nullable SSLContext tls, Backend backend, Path temporaryFiles) {
        var files = new DefaultHttpDataFactory(FILES_IN_MEMORY_UP_TO);
        files.setBaseDir(temporaryFiles.toString());
        files.setDeleteOnExit(false);
        io = new NioEventLoopGroup(IO_THREADS, new SimulatorThreads("io"));
        var binding = new ServerBootstrap()
                .group(io)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(new SslHandler(serverEngine(tls)));
                        }
                        channel.pipeline()
                                .addLast(new HttpRequestDecoder(MAX_LINE, MAX_HEADERS, MAX_PIECE))
                                .addLast(new ExchangeHandler(backend, files));
                    }
                })
                .bind(LOOPBACK, port)
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            close();
            throw new IllegalStateException(
                    "Could not listen on 127.0.0.1:" + port + "; choose another port, or 0 for a free one",
                    binding.cause());
        }
        listening = binding.channel();
    }

    private static SSLEngine serverEngine(SSLContext tls) {
        var engine = tls.createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Stops listening and drops every connection. */
    @Override
    public void close() {
        io.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
